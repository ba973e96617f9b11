import { FormDefinition, type LocalText } from '../form.schema.ts'

const say = (text: string): LocalText => ({ vi: text, en: text, pl: text })

/** A form with every type of question and conditions on questions, pages and rows. For tests. */
export const sampleForm: FormDefinition = FormDefinition.parse({
  pages: [
    {
      key: 'kind',
      title: say('Kind'),
      questions: [
        {
          type: 'choice',
          key: 'kind',
          label: say('Kind'),
          options: ['a', 'b', 'c'].map((value) => ({ value, label: say(value) })),
        },
        { type: 'text', key: 'why', label: say('Why'), maxLength: 20, showIf: { answer: 'kind', equals: 'b' } },
      ],
    },
    {
      key: 'child',
      title: say('Child'),
      showIf: { answer: 'kind', notEquals: 'c' },
      questions: [
        {
          type: 'person',
          key: 'child',
          label: say('Child'),
          parts: { birthDate: 'required', sex: 'optional', nationalId: 'optional' },
        },
        { type: 'address', key: 'home', label: say('Home') },
      ],
    },
    {
      key: 'rest',
      title: say('Rest'),
      questions: [
        { type: 'explanation', key: 'words', text: say('Words') },
        { type: 'long_text', key: 'story', label: say('Story'), required: false, maxLength: 100 },
        { type: 'number', key: 'copies', label: say('Copies'), min: 1, max: 50 },
        { type: 'date', key: 'day', label: say('Day'), notFuture: true, required: false },
        { type: 'yes_no', key: 'late', label: say('Late') },
        {
          type: 'choice',
          key: 'causes',
          label: say('Causes'),
          multiple: true,
          required: false,
          options: ['x', 'y'].map((value) => ({ value, label: say(value) })),
        },
        { type: 'phone', key: 'phone', label: say('Phone'), required: false },
        { type: 'email', key: 'email', label: say('E-mail'), required: false },
        {
          type: 'text',
          key: 'time',
          label: say('Time'),
          required: false,
          pattern: '([01]\\d|2[0-3]):[0-5]\\d',
          showIf: { and: [{ answer: 'late', equals: true }, { not: { answer: 'child.sex', answered: true } }] },
        },
        { type: 'files', key: 'papers', label: say('Papers'), component: 'paper', required: false },
      ],
    },
    {
      key: 'witnesses',
      title: say('Witnesses'),
      showIf: { answer: 'late', equals: true },
      questions: [
        {
          type: 'group',
          key: 'witnesses',
          label: say('Witnesses'),
          itemLabel: say('Witness'),
          min: 1,
          max: 3,
          questions: [
            { type: 'text', key: 'name', label: say('Name') },
            { type: 'yes_no', key: 'near', label: say('Near'), required: false },
            { type: 'text', key: 'how', label: say('How'), showIf: { answer: 'near', equals: true } },
          ],
        },
      ],
    },
  ],
})
