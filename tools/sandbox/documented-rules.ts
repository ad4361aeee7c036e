/** What Amplitude documents of its limits and refusals, with what the sandbox answers and the test that shows it. A part of docs/sandbox.md is written from it. */

/** A documented limit or refusal. */
export interface DocumentedRule {
  /** As Amplitude's documentation has it, in short. */
  rule: string
  /** What the sandbox does where the rule is broken. */
  answer: string
  /** A file of `tools/sandbox/__tests__/`, without `.test.ts`. */
  file: string
  /** The sentence of a test there: the titles of its groups and its own, with spaces between. */
  sentence: string
}

const rule = (rule: string, answer: string, file: string, sentence: string): DocumentedRule => ({
  rule,
  answer,
  file,
  sentence
})

const INVALID = '400, the event and the field in `events_with_invalid_fields`'

/** By the part of Amplitude's API that the rules are of. */
export const DOCUMENTED_RULES: Record<string, DocumentedRule[]> = {
  'Requests to HTTP V2 and Batch': [
    rule(
      'A body is under 1 MB, or 20 MB on Batch',
      '413 `Payload too large`',
      'upload-size',
      'the size of an upload %s takes less than %d bytes, counted as bytes and not as characters'
    ),
    rule(
      'Fewer than 2000 events a request, or 2000 on Batch',
      '413 `Payload too large`',
      'upload-size',
      'the size of an upload %s takes %d events, and not one more'
    ),
    rule(
      'Bodies may be compressed with gzip, and count unpacked',
      'As the same body unpacked',
      'upload-size',
      'the size of an upload a small body that unpacks to a large one is too large'
    ),
    rule(
      '`api_key` and `events` are required',
      '400 with `missing_field`',
      'request-checks',
      'checks of a whole request a request %s is a 400'
    ),
    rule(
      'The body is JSON, and there is one',
      '400 `Missing request body` or `Invalid JSON request body`',
      'request-checks',
      'checks of a whole request the body %j is a 400 that says %s'
    ),
    rule(
      'The path is one of the API',
      '400 `Invalid request path`',
      'request-checks',
      'checks of a whole request a path or method that is not served is a 400'
    ),
    rule(
      'The key is one of the project',
      '400 `Invalid API key:` and the key',
      'request-checks',
      'checks of a whole request a key that is not valid is a 400 that repeats it'
    ),
    rule(
      'A project is in one region',
      '400 `Invalid API key:` and the key in the other',
      'regions',
      'a key of another region is not valid'
    ),
    rule(
      'A request that is refused is refused as a whole',
      'Nothing of it is kept',
      'whole-request-refused',
      'a refused request of status %s leaves nothing behind: no event, user, revenue or insert id'
    ),
    rule(
      'What is taken is told',
      '200 with `events_ingested`, `payload_size_bytes`, `server_upload_time`',
      'accepting-uploads',
      'accepting uploads %s answers with the number of events, the bytes received and the time'
    )
  ],
  'Events of HTTP V2 and Batch': [
    rule(
      '`event_type`, and `user_id` or `device_id`, are required',
      '400, the event and the field in `events_with_missing_fields`',
      'event-checks',
      'checks of an event an event %s misses required fields'
    ),
    rule(
      'Fields have types; `time` is a number; `currency` is three upper-case letters; some event types are reserved',
      INVALID,
      'event-checks',
      'checks of an event %s = %j is an invalid field'
    ),
    rule(
      'Properties are nested 40 levels deep at most',
      `${INVALID}, from the 41st on`,
      'event-checks',
      'checks of an event %s = %j is an invalid field'
    ),
    rule(
      'Some ids stand for nobody, such as `anonymous` and `null`',
      INVALID,
      'event-checks',
      'checks of an event the id %j is refused, whatever the minimum length'
    ),
    rule(
      'An id has 5 characters at least',
      '400, the event and the field in `events_with_invalid_id_lengths`',
      'event-checks',
      'checks of an event an id under 5 characters is refused'
    ),
    rule(
      '`options.min_id_length` is another minimum',
      'The same, by that length',
      'event-checks',
      'checks of an event options.min_id_length moves that limit'
    ),
    rule(
      'Texts are cut to 1024 characters',
      'Cut after the request has been judged',
      'accepting-uploads',
      'accepting uploads strings are cut to 1024 characters, at any depth'
    ),
    rule(
      'Without `time`, an event has the time of its upload',
      'That time',
      'accepting-uploads',
      'accepting uploads an event without time gets the time of its upload'
    ),
    rule(
      'An `insert_id` counts once on a device, for 7 days',
      '200; the event is kept once',
      'deduplication',
      'deduplication an event of the same device and insert id is kept once, also within a request and across endpoints'
    ),
    rule(
      'After 7 days it counts anew',
      '200; the event is kept again',
      'deduplication',
      'deduplication ends after 7 days'
    ),
    rule(
      '5 types of groups and 10 values of each at most',
      'What is beyond is left out',
      'groups',
      'groups of more than 5 types or 10 values are ignored beyond that'
    ),
    rule(
      '`group_properties` count on `$groupidentify` alone',
      'Left out elsewhere',
      'groups',
      'groups do not get properties from group_properties on another event'
    ),
    rule(
      'Plain properties and operations do not mix',
      'Plain ones are left out',
      'user-properties',
      'user properties plain keys beside operations are dropped, or set too by the other reading'
    ),
    rule(
      'Operations apply in an order of their own',
      'That order',
      'user-properties',
      'user properties operations apply in the order of Amplitude, whatever order they were sent in'
    ),
    rule('Price × quantity wins over revenue', 'That amount', 'revenue', 'revenue %s')
  ],
  'Rates of HTTP V2 and Batch': [
    rule(
      '30 events a second of a user or device on HTTP V2',
      '429 with `throttled_users`, `throttled_devices`, `throttled_events`',
      'rates',
      'rates of users and devices HTTP V2 takes 30 events a second on average over 30 seconds, and 429 names users, devices and events'
    ),
    rule(
      '30,000 events in any 30 seconds on Batch',
      '429 with the same',
      'rates',
      'rates of users and devices Batch takes 30,000 events in any 30 seconds'
    ),
    rule(
      '500,000 events a day on Batch',
      '429 with `exceeded_daily_quota_users`, `exceeded_daily_quota_devices`',
      'rates',
      'the daily quota of Batch is 500,000 events'
    ),
    rule(
      'Properties of a user change 1,800 times an hour',
      '200; the event is kept, and the properties stay as they are',
      'property-changes',
      'properties of a user change 1,800 times an hour further changes are lost, while their events are kept'
    ),
    rule(
      'Devices that send far too much are silenced',
      '400 `Events silenced for device_id` with `silenced_devices`, `silenced_events`',
      'rates',
      'silenced devices are a 400 that names them and their events'
    )
  ],
  'Identify and Group Identify': [
    rule(
      '1024 groups a request',
      '413 `too_large`',
      'identify-endpoints',
      'the Group Identify API takes 1024 groups, and not one more'
    ),
    rule(
      '1024 properties of groups a request',
      '413 `too_large`',
      'identify-endpoints',
      'the Group Identify API takes 1024 properties of all groups together, and not one more'
    ),
    rule('Less than 1 MB', '413 `too_large`', 'identify-endpoints', 'the Group Identify API takes less than 1 MB'),
    rule(
      '`group_type` and `group_value` are required',
      '400 `invalid_identification`',
      'identify-endpoints',
      'the Group Identify API refuses an identification without a proper %s'
    ),
    rule(
      'A user or device id is required',
      '400 `invalid_identification`',
      'identify-endpoints',
      'the Identify API refuses %j'
    ),
    rule(
      'The form has a key, and JSON in its parameter',
      '400 and a word',
      'identify-endpoints',
      'the form of %s with %s is a 400'
    )
  ],
  'User mapping': [
    rule(
      '2000 mappings and less than 1 MB a request',
      '413 `too_large`',
      'user-mapping',
      'user mapping takes 2000 mappings in less than 1 MB'
    ),
    rule(
      '50 requests a second over 30 seconds',
      '429 `too_many_requests`',
      'user-mapping',
      'user mapping takes 50 requests a second over 30 seconds, after which all are throttled'
    ),
    rule(
      'A mapping has `user_id`, and `global_user_id` or `unmap`, never both',
      '400 `invalid_mapping`',
      'user-mapping',
      'user mapping %j is refused, with all beside it'
    )
  ],
  Deletions: [
    rule('100 ids a request', '400', 'deletions', 'deletions with %s are a 400'),
    rule('One request a second', '429', 'deletions', 'deletions are one a second'),
    rule('`"True"` and `"False"` are the booleans', '400', 'deletions', 'deletions with %s are a 400'),
    rule(
      'One unknown user refuses all',
      '400; nothing is scheduled',
      'deletions',
      'deletions with one unknown user are a 400, and nothing is scheduled'
    ),
    rule(
      '`ignore_invalid_id` `"True"` lets the others through',
      '200 with the job',
      'deletions',
      'deletions with ignore_invalid_id "True" schedule those that are known'
    ),
    rule('Keys are those of the project', '401', 'deletions', 'deletions need the right credentials')
  ],
  'User search': [
    rule('360 requests an hour', '429', 'user-search', 'user search is 360 times an hour'),
    rule('10 at once', '429', 'user-search', 'user search is 10 at once'),
    rule(
      'Nobody found is no error',
      '200 with `nomatch`',
      'user-search',
      'user search answers 200 without matches for nobody, and for users of other projects'
    ),
    rule('Keys are those of the project', '401', 'user-search', 'user search needs the right credentials')
  ],
  'Failures that any request may meet': [
    rule(
      '403, 500, 502, 503, 504',
      'On demand, as under Faults above',
      'faults',
      'faults on demand %s answers %d, with %d events ingested'
    ),
    rule(
      'A connection may break after a request was accepted',
      'On demand; sent again, the events count once',
      'faults',
      'faults on demand a request sent again after a cut that came too late is a duplicate'
    )
  ]
}
