package vn.bluezone.radio.engine

import java.io.File

/**
 * Runs the matcher on the bytes of two files (keys, identifiers; `matchRows` says their form), once for each line that it reads, and
 * prints the number of matches: whoever writes the lines takes the time.
 */
fun main(args: Array<String>) {
    val (keys, seen) = args.map { File(it).readBytes() }
    while (readlnOrNull() != null) println(matchRows(keys, seen, 0).size / 12)
}
