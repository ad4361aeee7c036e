import type { Properties } from '../amplitude/event'
import { compact } from './compact'

/** Query parameters in which advertising networks pass on which click led to a page. */
export const CLICK_ID_PARAMETERS = [
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'msclkid',
  'ttclid',
  'twclid',
  'li_fat_id',
  'rdt_cid',
  'ko_click_id'
]

/**
 * The click ids in a page's query string.
 * @param search The query string, with or without its question mark, where there is one.
 */
export function clickIds(search?: string): Properties {
  const parameters = new URLSearchParams(search)
  return compact(Object.fromEntries(CLICK_ID_PARAMETERS.map((name) => [name, parameters.get(name)])))
}
