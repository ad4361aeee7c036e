/** Who answers for each endpoint. */
import type { EndpointName } from '../addresses'
import type { Handler } from '../call'
import { deleteUsers } from './deletions'
import { groupIdentify } from './group-identify'
import { identify } from './identify'
import { ingest } from './ingestion'
import { mapUsers } from './user-mapping'
import { searchUser } from './user-search'

export const HANDLERS: Record<EndpointName, Handler> = {
  httpapi: ingest,
  batch: ingest,
  groupidentify: groupIdentify,
  identify,
  usermap: mapUsers,
  deletions: deleteUsers,
  usersearch: searchUser
}
