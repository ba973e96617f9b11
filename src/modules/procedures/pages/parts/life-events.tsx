import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import type { IconName } from '#ui/icon/icons.ts'

/** Pictures of the life events in reference/life-events.json; a new one without a picture gets the general one. */
const pictures: Record<string, IconName> = {
  child: 'baby',
  marriage: 'rings',
  death: 'dove',
  moving: 'house',
  business: 'store',
  building: 'building',
  hardship: 'hand-heart',
  papers: 'stamp',
}

type LifeEvent = { key: string; name: string; description: string }

export function LifeEvents({ events }: { events: readonly LifeEvent[] }) {
  return (
    <CardGrid min="md">
      {events.map((event) => (
        <LinkCard
          href={`/procedures?event=${event.key}`}
          icon={pictures[event.key] ?? 'file'}
          title={event.name}
          text={event.description}
        />
      ))}
    </CardGrid>
  )
}
