export * from './form.schema.ts'
