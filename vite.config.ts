import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)
const present = (inputs: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(inputs)
      .map(([name, path]) => [name, at(path)] as const)
      .filter(([, path]) => existsSync(path)),
  )

const client = {
  outDir: 'dist/client',
  manifest: true,
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  target: 'es2022',
  rollupOptions: {
    input: present({
      loader: 'src/client/loader.ts',
      resident: 'src/client/resident.css',
      desk: 'src/client/desk.css',
      sw: 'src/client/sw.ts',
    }),
  },
}
/** The worker of the branch's pages: one file without imports, as classic workers want it, beside the built client. */
const worker = {
  outDir: 'dist/client',
  emptyOutDir: false,
  target: 'es2022',
  rollupOptions: {
    input: present({ 'branch-sw': 'src/client/branch-sw.ts' }),
    output: { entryFileNames: '[name].js' },
  },
}
const server = {
  outDir: 'dist/server',
  target: 'node24',
  sourcemap: true,
  rollupOptions: {
    input: present({
      main: 'src/main.ts',
      cli: 'src/app/cli.ts',
      'typst.worker': 'src/kernel/pdf/typst.worker.ts',
      'sheet.worker': 'src/kernel/sheets/sheet.worker.ts',
      'sheet-people.worker': 'src/modules/exchange/sheet-people.worker.ts',
    }),
    output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
  },
}

// No plugin: Preact's automatic runtime is all that the compiler has to know.
export default defineConfig(({ isSsrBuild, mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  build: mode === 'worker' ? worker : isSsrBuild ? server : client,
}))
