package vn.bluezone.radio

/** What happened on links since the process began, for the field test. Numbers only; written by the handler's thread. */
class LinkCounts {
    /** Peers that asked for a bond, and bonds that were undone. */
    @Volatile
    var bondsAsked = 0

    @Volatile
    var bondsUndone = 0

    /** Calls in which the system could not be kept from pairing by itself (`neverPairs`). */
    @Volatile
    var callsUnguarded = 0

    /** Guests that were not admitted. */
    @Volatile
    var guestsRefused = 0

    /** Servers that did not open, or did not take the service. */
    @Volatile
    var doorsFailed = 0

    /** Links of ours of which the system never said that they were over. */
    @Volatile
    var endsUntold = 0
}
