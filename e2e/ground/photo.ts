import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openBrowser } from './browser.ts'

/**
 * A photo as a phone takes one of a paper: a JPEG of 1-3 MB with grain and writing. Drawn by the browser, kept for the
 * run; `name` is the file's name on the phone.
 */
export async function photoOf(name: string): Promise<string> {
  const folder = join(inject('app').dataDir, 'photos')
  const path = join(folder, name)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  // Two journeys may draw the same one at once: whoever is done first, a photo is whole.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, Buffer.from(await draw(name), 'base64'))
  renameSync(draft, path)
  return path
}

async function draw(words: string): Promise<string> {
  const context = await (await openBrowser()).newContext()
  try {
    const page = await context.newPage()
    return await page.evaluate(async (text) => {
      const canvas = document.createElement('canvas')
      canvas.width = 2400
      canvas.height = 1800
      const brush = canvas.getContext('2d') as CanvasRenderingContext2D
      const picture = brush.createImageData(canvas.width, canvas.height)
      for (let at = 0; at < picture.data.length; at += 4) {
        const grain = 200 + Math.random() * 40
        picture.data[at] = grain
        picture.data[at + 1] = grain - 4
        picture.data[at + 2] = grain - 12
        picture.data[at + 3] = 255
      }
      brush.putImageData(picture, 0, 0)
      brush.fillStyle = '#222'
      brush.font = '72px serif'
      for (let line = 0; line < 16; line += 1) brush.fillText(`${text} ${line}`, 120, 160 + line * 100)
      return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? ''
    }, words)
  } finally {
    await context.close()
  }
}
