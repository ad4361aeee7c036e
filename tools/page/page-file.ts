/** The file in which the page exports what stands on it, which its import and its links read: for both sides. */
import type { Subscription } from './api'

/** What tells such a file from others, and which version of the form it has. */
export const PAGE_FILE = { file: 'action-destination-amplitude page', version: 1 } as const

/** What stands on the page. Never the settings: they hold keys. */
export interface OnPage {
  subscriptions: Subscription[]
  /** The text of the event, as it stands in the editor. */
  event?: string
}

/** The file's content. */
export interface PageFile extends OnPage {
  file: typeof PAGE_FILE.file
  version: typeof PAGE_FILE.version
}

/** Puts what stands on the page into the form of the file. */
export function pageFileOf({ subscriptions, event }: OnPage): PageFile {
  return { ...PAGE_FILE, subscriptions, ...(event === undefined ? {} : { event }) }
}
