/**
 * An entry of the User Mapping (Aliasing) API: maps a user to a global user, or takes a user out of all mappings. No other
 * key belongs in it, and `unmap` excludes `global_user_id`.
 * https://amplitude.com/docs/apis/analytics/user-mapping
 */
export type UserMapping = { user_id: string; global_user_id: string } | { user_id: string; unmap: true }
