// The OpenAPI document as the page shows it.

type Schema = { properties?: Record<string, unknown>; required?: string[] }
type Operation = {
  summary?: string
  tags?: string[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
export type OpenApi = { paths?: Record<string, Record<string, Operation>> }

export type ShownOperation = {
  method: string
  path: string
  summary: string
  /** "anyone", "member" or "steward". */
  may: string
  /** What a form takes; those that must be there are marked. */
  takes: { name: string; required: boolean }[]
  /** What the JSON says, at its first level. */
  says: string[]
}

/** All operations by their path, reading before writing. */
export function listOperations({ paths = {} }: OpenApi): ShownOperation[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const takes = schemaOf(operation.requestBody?.content)
        const says = schemaOf(operation.responses?.['200']?.content)
        return {
          method: method.toUpperCase(),
          path,
          summary: operation.summary ?? '',
          may: operation.tags?.[0] ?? 'anyone',
          takes: Object.keys(takes?.properties ?? {})
            .filter((name) => name !== 'once' && name !== 'draft')
            .map((name) => ({ name, required: takes?.required?.includes(name) ?? false })),
          says: Object.keys(says?.properties ?? {}),
        }
      }),
    )
    .filter((one) => one.method !== 'HEAD')
    .sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1))
}

function schemaOf(content: Record<string, { schema?: Schema }> | undefined): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema
}
