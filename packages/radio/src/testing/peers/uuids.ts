/** UUIDs of our service's parts as text (docs/protocol/air.md), for hosts that want text: written anew, so that a slip in ours shows. */
export const PAYLOAD_UUID = "6daf05cd-e281-4128-bd80-351e09e65ef1";
export const SIGNAL_UUID = "f2cada7e-9ca5-457a-8373-2b984b70d475";
