// Reading what people send: a form and its JSON twin through one zod schema.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'

// Schemas say what is wrong in their own words; where one forgot to, the reader still gets a sentence and no jargon.
z.config({ customError: () => 'Have another look at this one.' })

/** Mistakes by field name, each one kind sentence. */
export type FormErrors = Record<string, string>

/** What was typed, to be shown again: every field as text, lists as lists. */
export type FormValues = Record<string, string | string[]>

/** Either `data`, or `errors` together with what was typed. `values` is there in both. */
export type ReadForm<T> =
  | { data: T; errors?: undefined; values: FormValues }
  | { data?: undefined; errors: FormErrors; values: FormValues }

/** Takes only own, named fields: what a schema does not name is dropped, so nobody sets `role` or `author_id` by hand. */
export function readForm<S extends z.ZodType>(schema: S, body: unknown): ReadForm<z.output<S>> {
  const fields = plainFields(body)
  const values = shownValues(fields)
  const result = schema.safeParse(fields)
  if (result.success) return { data: result.data, values }
  const errors: FormErrors = {}
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    errors[name] ??= issue.message
  }
  return { errors, values }
}

function plainFields(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {}
  return Object.assign(Object.create(null), body)
}

function shownValues(fields: Record<string, unknown>): FormValues {
  const values: FormValues = {}
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === 'string')
    else if (typeof value === 'number' || typeof value === 'boolean') values[name] = String(value)
  }
  return values
}

/** A mistake found after the schema, such as a name that is taken, shown like any other. */
export function formMistake<T>(form: ReadForm<T>, errors: FormErrors): ReadForm<T> {
  return { errors, values: form.values }
}

/** The empty form, optionally with values to begin with. */
export function emptyForm(values: FormValues = {}): ReadForm<never> {
  return { errors: {}, values }
}

/** A checkbox: present means yes. JSON may send a boolean. */
export const checkbox = z
  .union([z.literal('on'), z.literal('yes'), z.literal('true'), z.boolean(), z.literal('')])
  .optional()
  .transform((value) => value !== undefined && value !== false && value !== '')

/** Several choices of one name: nothing, one or many. */
export function manyOf<S extends z.ZodType>(item: S) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  )
}

/** A positive identity from a form or an address; at most 15 digits, so that it stays exact. */
export const idField = z.union([z.string().regex(/^[1-9]\d{0,14}$/), z.int().positive()]).transform((value) => Number(value))

/** A key for the hidden field `once`: the same form sent twice does its work once. */
export function onceKey(): string {
  return randomUUID()
}

export const onceField = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/)
  .optional()
