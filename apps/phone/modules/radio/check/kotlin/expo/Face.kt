package vn.bluezone.radio.expo

import java.io.File

/** What the file face.ts, which the system property `bluezone.face` names, says of the face. */
object Face {
    private val body = File(checkNotNull(System.getProperty("bluezone.face")) { "the property bluezone.face names the file" })
        .readText().substringAfter("interface RadioFace {").substringBefore("\n}")

    /** What it has of Expo itself, and not of the module. */
    private val ofExpo = setOf("addListener")

    /** Its functions, with what they take and what they give. */
    val functions: Map<String, Pair<String, String>> = Regex("^  (\\w+)\\((.*)\\): (.+);$", RegexOption.MULTILINE).findAll(body)
        .map { it.groupValues }
        .filter { it[1] !in ofExpo }
        .associate { (_, name, takes, gives) -> name to (takes to gives) }

    val constants: Set<String> =
        Regex("^  readonly (\\w+): ", RegexOption.MULTILINE).findAll(body).map { it.groupValues[1] }.toSet()
}
