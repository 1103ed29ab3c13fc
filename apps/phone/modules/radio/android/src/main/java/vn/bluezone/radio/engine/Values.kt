package vn.bluezone.radio.engine

/** A few texts by name that outlast kills, starts and boots. Methods throw what the one who keeps them throws when that does not work. */
interface Values {
    /** A text by its name; null when there is none. */
    fun value(name: String): String?

    /** Keeps a text, durably; null removes it. */
    fun keep(name: String, value: String?)
}
