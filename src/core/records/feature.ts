// Records: what stewards did, and why. Acts add to them in their own transaction; stewards read them on /stewards/records; nobody
// changes them.
import type { Feature } from '#platform/feature.ts'
import { exportRecords } from './export.ts'
import { recordRoutes } from './routes.ts'

export const records: Feature = { name: 'records', tables: ['steward_acts'], routes: recordRoutes, exports: exportRecords }
