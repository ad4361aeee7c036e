/**
 * A feature flag of the framework. With it, later events of a user wait for one that failed for now, also within a batch, as a
 * pipeline wants it that keeps the order of each user. Segment keeps none, and sets no such flag.
 */
export const KEEPS_ORDER = 'amplitude-keeps-order'
