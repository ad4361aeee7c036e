/**
 * The version of Amplitude's HTTP, deletion and user search APIs, as it stands in their URLs.
 * https://amplitude.com/docs/apis/analytics/http-v2
 */
export const AMPLITUDE_API_VERSION = '2'
