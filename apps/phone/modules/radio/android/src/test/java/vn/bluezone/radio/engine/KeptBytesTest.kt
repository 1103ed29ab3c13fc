package vn.bluezone.radio.engine

import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull

class KeptBytesTest {
    private val table = List(3) { n ->
        Identity(n * 10L, n * 10L + 10, ByteArray(31 - n) { 1 }, ByteArray(n) { 2 }, ByteArray(20) { 3 }, name = 7L + n)
    }

    private fun shown(table: List<Identity>) =
        table.map { listOf(it.name, it.from, it.until, toHex(it.advert), toHex(it.scanResponse), toHex(it.payload)) }

    @Test
    fun `a table comes back as it was, in the same boot only`() {
        val bytes = encodeTable("boot 5", table)
        assertEquals(shown(table), shown(decodeTable("boot 5", bytes)))
        assertEquals(emptyList(), decodeTable("boot 6", bytes))
        assertEquals(emptyList(), decodeTable("b", encodeTable("b", emptyList())))
    }

    @Test
    fun `a table that was cut off is none`() {
        val bytes = encodeTable("b", table)
        val whole = listOf(0, 1, 2, 3).map { encodeTable("b", table.take(it)).size }
        for (length in bytes.indices)
            if (length !in whole) assertEquals(emptyList(), decodeTable("b", bytes.copyOf(length)), "$length bytes")
    }

    @Test
    fun `a table crosses from JavaScript as the vectors have it, and other bytes are refused`() {
        val vectors = vectors("radio/identity-table")
        for (case in vectors.rows("cases")) {
            val rows = decodeRows(case.hex("packed"))
            val expected = case.rows("table").map { row ->
                listOf(row.long("name"), row.long("from"), row.long("until"), row["advert"], row["scanResponse"], row["payload"])
            }
            assertEquals(expected, shown(rows), case.text("why"))
            assertEquals(case.text("packed"), toHex(encodeRows(rows)), case.text("why"))
        }
        for (case in vectors.rows("refused"))
            assertFailsWith<IllegalArgumentException>(case.text("why")) { decodeRows(case.hex("packed")) }
    }

    @Test
    fun `matches cross as rows of bytes`() {
        val published = vectors("identifiers")
        val start = published.long("rollingStart")
        fun number(n: Long) = ByteArray(4) { (n shr (8 * it)).toByte() }
        val key = published.hex("tek") + number(start) + number(144)
        val heard = published.rows("intervals").filterIndexed { i, _ -> i % 50 == 0 }
        val seen = heard.map { it.hex("rpi") + number(it.long("enin")) + number(it.long("enin")) }.reduce(ByteArray::plus)
        val expected = heard.indices.map { number(0) + number(start + 50 * it) + number(it.toLong()) }.reduce(ByteArray::plus)
        assertContentEquals(expected, matchRows(key, seen, 2))
        assertEquals(0, matchRows(ByteArray(0), seen, 2).size)
        for (period in listOf(0L, 145L, 0xffff_ffffL))
            assertFailsWith<IllegalArgumentException> { matchRows(published.hex("tek") + number(start) + number(period), seen, 0) }
        assertFailsWith<IllegalArgumentException> { matchRows(key.copyOf(23), seen, 0) }
    }

    @Test
    fun `a report is taken apart into advert and scan response`() {
        val advert = fromHex("0201061107f516863277e9329c994f9d00388fd96509ffffff8be6cd371c5c")
        val response = fromHex("17ffffff8be6cd371c5c891604bfbe49df84509672033874")
        val both = reportOf((advert + response).copyOf(62))
        assertEquals(toHex(advert), json(both.advert))
        assertEquals(toHex(response), json(both.scanResponse))
        val alone = reportOf(advert.copyOf(62))
        assertEquals(toHex(advert), json(alone.advert))
        assertNull(alone.scanResponse)
        assertEquals(0, reportOf(ByteArray(62)).advert.size)
    }

    @Test
    fun `whatever a report holds, both parts fit into 31 bytes and nothing throws`() {
        val random = kotlin.random.Random(3)
        repeat(20_000) {
            val raw = random.nextBytes(random.nextInt(260))
            val report = reportOf(raw)
            assertEquals(true, report.advert.size <= 31 && (report.scanResponse?.size ?: 0) <= 31)
            said(report.advert, report.scanResponse, 0xffff)
        }
    }

    @Test
    fun `five scans in half a minute and no more`() {
        val starts = ScanStarts()
        for (at in listOf(0L, 1L, 2L, 3L, 4L)) assertEquals(0, starts.take(at))
        assertEquals(1, starts.take(29_999))
        assertEquals(0, starts.take(30_000))
        assertEquals(1, starts.take(30_000))
    }

    @Test
    fun `listening is what a scan stands for, and its own length after a break`() {
        val listened = ListeningTime(1_000)
        fun scan(at: Duration, end: Duration) {
            listened.begin(at)
            listened.end(end, window = 4_000)
        }
        scan(0, 4_000)
        assertEquals(5_000, listened.total)
        scan(60_000, 64_000)
        assertEquals(65_000, listened.total)
        scan(420_001, 424_001)
        assertEquals(69_000, listened.total)
        scan(800_000, 900_000)
        assertEquals(73_000, listened.total)
        listened.end(900_000, window = 4_000)
        assertEquals(73_000, listened.total)
    }

    @Test
    fun `a scan that fell counts nothing, and the one after it its own length`() {
        val listened = ListeningTime(0, longest = 25 * 60_000)
        fun scan(at: Duration) {
            listened.begin(at)
            listened.end(at + 4_000, window = 4_000)
        }
        scan(0)
        scan(600_000)
        assertEquals(604_000, listened.total)
        listened.begin(700_000)
        listened.fell()
        listened.end(704_000, window = 4_000)
        assertEquals(604_000, listened.total)
        scan(760_000)
        assertEquals(608_000, listened.total)
    }
}
