// The patient-data guard: nothing that looks like data about a patient gets in, by any door. Browsers look first, so that it never leaves them.
import type { Feature } from '#platform/feature.ts'
import { screenSent } from './screen.ts'

export const patientData: Feature = { name: 'patient-data', tables: [], screen: screenSent }
