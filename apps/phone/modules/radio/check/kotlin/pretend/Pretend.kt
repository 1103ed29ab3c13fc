package vn.bluezone.radio.pretend

/** A call of Android: of what, by whom, with what. */
class Called(val self: Any?, val name: String, val args: List<Any?>)

/** Something new of a class, also of one that only the system makes. */
fun <T> made(of: Class<T>): T = of.getDeclaredConstructor().newInstance()

/**
 * Android as tests want it: classes of its names whose methods ask here what they would do. What a test does not say is answered by
 * what is plainest: itself where a builder is asked for, yes, nothing of a number, something new of any other class. A double: no line of
 * Android's own code is in it.
 */
object Pretend {
    val calls = mutableListOf<Called>()
    private val answers = HashMap<String, (Called) -> Any?>()
    private val queue = mutableListOf<Pair<Long, Runnable>>()

    /** Milliseconds since the test began. */
    var now = 0L
        private set

    fun reset() {
        calls.clear()
        answers.clear()
        queue.clear()
        now = 0
        on("android/os/Handler.post") { later(0, it.args[0]) }
        on("android/os/Handler.postDelayed") { later(it.args[1] as Long, it.args[0]) }
        on("android/os/Handler.removeCallbacks") { call -> queue.removeAll { it.second === call.args[0] } }
    }

    /** What a method does and gives, by class and name (`android/os/Handler.post`). */
    fun on(name: String, answer: (Called) -> Any?) {
        answers[name] = answer
    }

    /** A method does again what is plainest. */
    fun off(name: String) {
        answers.remove(name)
    }

    /** Has something happen later, by itself. */
    fun after(length: Long, what: () -> Unit) {
        queue.add(now + length to Runnable { what() })
    }

    /** Lets time go by, with whatever was to happen in it. */
    fun pass(length: Long) {
        val end = now + length
        while (true) {
            val next = queue.filter { it.first <= end }.minByOrNull { it.first } ?: break
            queue.remove(next)
            now = maxOf(now, next.first)
            next.second.run()
        }
        now = end
    }

    /** Time goes by, and the processor sleeps: whatever was to happen in it happens when it wakes. */
    fun sleep(length: Long) {
        now += length
    }

    /** The calls of these methods so far, in order, by the methods' own names. */
    fun said(vararg names: String): List<String> =
        calls.map { it.name.substringAfterLast('.') }.filter { it in names }

    /** The last call of a method. */
    fun last(name: String): Called = calls.last { it.name.substringAfterLast('.') == name }

    @JvmStatic
    fun call(self: Any?, name: String, gives: String, args: Array<Any?>): Any? {
        // A thread of the system's would run beside the test, and the machine's own collects what is over; here time passes in one place only.
        if (name == "android/os/HandlerThread.run" || name.endsWith(".finalize")) return null
        val called = Called(self, name, args.toList())
        calls += called
        val answer = answers[name]
        if (answer != null) return answer(called).takeUnless { it === Unit }
        return when (name.substringAfterLast('.')) {
            // Whatever a map or a list of them asks.
            "equals" -> self === args.single()
            "hashCode" -> System.identityHashCode(self)
            else -> plainest(self, gives)
        }
    }

    private fun plainest(self: Any?, gives: String): Any? = when (gives) {
        "V" -> null
        "Z" -> true
        "I" -> 0
        "J" -> 0L
        else -> {
            val name = gives.removePrefix("L").removeSuffix(";").replace('/', '.')
            if (self?.javaClass?.name == name) self else made(name)
        }
    }

    private fun made(name: String): Any? = try {
        made(Class.forName(name))
    } catch (_: ReflectiveOperationException) {
        null
    }

    private fun later(length: Long, what: Any?): Boolean = queue.add(now + length to what as Runnable)
}
