import type { PageSettings } from './api'

/** Settings to begin with: the sandbox takes any key. */
export const EXAMPLE_SETTINGS: PageSettings = {
  apiKey: 'any-api-key',
  secretKey: 'any-secret-key',
  endpoint: 'north_america'
}
