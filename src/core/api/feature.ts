// For programs: what every page says as JSON and every form takes, made of the same schemas that the house checks with.
import type { Feature } from '#platform/feature.ts'
import { sendBody, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { listOperations, type OpenApi } from './operations.ts'
import { ApiPage } from './views.tsx'

function routes(app: App): void {
  const document = () => app.fastify.swagger() as OpenApi

  app.get('/openapi.json', { may: 'anyone' }, async () => sendBody('application/json; charset=utf-8', JSON.stringify(document())))

  app.get('/api', { may: 'anyone' }, async () =>
    show(
      ApiPage,
      { operations: listOperations(document()) },
      { title: 'For programs', canonical: '/api', description: 'Every page as JSON, every form for programs.' },
    ),
  )
}

export const api: Feature = { name: 'api', tables: [], routes }
