package vn.bluezone.radio.engine

/** How long an exchange may take from the link's first moment. */
val EXCHANGE_TIME: Duration = seconds(8)

/** What came of an exchange. */
sealed interface Outcome {
    /** The peer's 20 bytes; `written` says whether it took ours. */
    class Payload(val payload: ByteArray, val written: Boolean) : Outcome

    /** The peer does not have our service. */
    data object Stranger : Outcome

    data object Failed : Outcome
}

/** What to do next on a link. */
sealed interface Step {
    data object Discover : Step

    data object Read : Step

    class Write(val value: ByteArray) : Step

    class Close(val outcome: Outcome) : Step
}

/** What happened on the link. */
sealed interface OnLink {
    /** The service is there; `signal`: and takes what is written. */
    class Found(val signal: Boolean) : OnLink

    data object NotFound : OnLink

    class Read(val value: ByteArray) : OnLink

    data object Written : OnLink

    /** An error, a refusal, the link's end. */
    data object Failed : OnLink

    /** Nothing, until the time was over. */
    data object TooLate : OnLink
}

/**
 * What is done over a link that we made, one step after another: look for the service, read the peer's payload, write ours, close
 * (docs/protocol/air.md, "Links"). Whoever drives a link does what the step says and tells what came of it. `own`: our 20 bytes of
 * now; null in silence, when nothing is written.
 */
class ExchangeSteps(private val own: ByteArray?) {
    private enum class Waiting { FOUND, READ, WRITTEN }

    private var waitsFor: Waiting? = Waiting.FOUND
    private var signal = false
    private var payload: ByteArray? = null

    /** The first step. */
    fun begin(): Step = Step.Discover

    /** The next step. What nobody waits for ends the exchange. A payload that was read counts, whatever comes after. */
    fun next(happened: OnLink): Step {
        val expected = waitsFor
        waitsFor = null
        return when {
            happened is OnLink.NotFound && expected == Waiting.FOUND -> Step.Close(Outcome.Stranger)
            happened is OnLink.Found && expected == Waiting.FOUND -> {
                signal = happened.signal
                waitsFor = Waiting.READ
                Step.Read
            }
            happened is OnLink.Read && expected == Waiting.READ && happened.value.size == PAYLOAD_LENGTH -> {
                payload = happened.value
                if (own == null || !signal) return close(false)
                waitsFor = Waiting.WRITTEN
                Step.Write(own)
            }
            else -> close(happened is OnLink.Written && expected == Waiting.WRITTEN)
        }
    }

    private fun close(written: Boolean): Step =
        Step.Close(payload?.let { Outcome.Payload(it, written) } ?: Outcome.Failed)
}
