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
const server = {
  outDir: 'dist/server',
  target: 'node24',
  sourcemap: true,
  rollupOptions: {
    input: present({ main: 'src/main.ts', cli: 'src/app/cli.ts', 'typst.worker': 'src/kernel/pdf/typst.worker.ts' }),
    output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
  },
}

// No plugin: Preact's automatic runtime is all that the compiler has to know.
export default defineConfig(({ isSsrBuild }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  build: isSsrBuild ? server : client,
}))
