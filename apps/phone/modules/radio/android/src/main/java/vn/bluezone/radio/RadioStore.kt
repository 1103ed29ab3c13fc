package vn.bluezone.radio

import android.content.Context
import android.database.Cursor
import android.database.sqlite.SQLiteDatabase
import android.database.sqlite.SQLiteException
import android.database.sqlite.SQLiteOpenHelper
import java.util.UUID
import vn.bluezone.radio.engine.ScanRecord
import vn.bluezone.radio.engine.TimeOn
import vn.bluezone.radio.engine.Values

/** What one scan heard of one identity, and when it was written down. `wall` in Unix milliseconds; it may be wrong. */
class KeptScan(val boot: String, val wall: Long, val record: ScanRecord)

/** A piece of what was heard (face.ts, `CollectedScans`). */
class Piece(val name: String, val scans: List<KeptScan>, val more: Boolean)

/** Scans in a piece at most. */
const val MOST_IN_A_PIECE = 2_000

/** Scans that are kept at most; the oldest go first. Two weeks of a crowd have fewer. */
private const val MOST_SCANS = 500_000L

/** What nobody collects is gone after two weeks in which the phone was on: no clock is asked that somebody can set. */
private const val LONGEST_KEPT = 14 * 24 * 3_600_000L
private const val VERSION = 2

/**
 * What the radio keeps over kills, starts and boots, in one SQLite file: what was heard until it was collected, and a few values by
 * name. Methods throw SQLiteException when the file cannot be used. To be called by any thread.
 */
class RadioStore(context: Context) : SQLiteOpenHelper(context, "radio.db", null, VERSION), Values {
    override fun onConfigure(db: SQLiteDatabase) {
        db.enableWriteAheadLogging()
        // What is deleted is overwritten.
        db.rawQuery("PRAGMA secure_delete = ON", null).use { it.moveToFirst() }
    }

    override fun onOpen(db: SQLiteDatabase) {
        db.execSQL("PRAGMA synchronous = FULL")
    }

    override fun onCreate(db: SQLiteDatabase) {
        db.execSQL("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        db.execSQL(
            "CREATE TABLE scans (id INTEGER PRIMARY KEY AUTOINCREMENT, boot TEXT NOT NULL, wall INTEGER NOT NULL, " +
                "at INTEGER NOT NULL, gap INTEGER NOT NULL, count INTEGER NOT NULL, mean REAL NOT NULL, best INTEGER NOT NULL, " +
                "address BLOB NOT NULL, advert BLOB NOT NULL, response BLOB, payload BLOB, lived INTEGER NOT NULL DEFAULT 0)",
        )
        nameFile(db)
    }

    override fun onUpgrade(db: SQLiteDatabase, oldVersion: Int, newVersion: Int) =
        db.execSQL("ALTER TABLE scans ADD COLUMN lived INTEGER NOT NULL DEFAULT 0")

    override fun value(name: String): String? =
        readableDatabase.rawQuery("SELECT value FROM kept WHERE name = ?", arrayOf(name)).use {
            if (it.moveToFirst()) it.getString(0) else null
        }

    override fun keep(name: String, value: String?) {
        if (value == null) writableDatabase.execSQL("DELETE FROM kept WHERE name = ?", arrayOf<Any>(name))
        else writableDatabase.execSQL("INSERT OR REPLACE INTO kept VALUES (?, ?)", arrayOf<Any>(name, value))
    }

    /** Writes scans down, all or none, and forgets what is too old or too much. */
    fun add(scans: List<KeptScan>) = atomically { db ->
        val lived = scans.fold(TimeOn.decode(value(LIVED))) { lived, it -> lived.later(it.boot, it.record.at) }
        db.compileStatement(
            "INSERT INTO scans (boot, wall, at, gap, count, mean, best, address, advert, response, payload, lived) " +
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ).use { insert ->
            for (scan in scans) {
                val one = scan.record
                insert.clearBindings()
                insert.bindString(1, scan.boot)
                for ((i, n) in longArrayOf(scan.wall, one.at, one.gap, one.count.toLong()).withIndex()) insert.bindLong(i + 2, n)
                insert.bindDouble(6, one.meanRssi)
                insert.bindLong(7, one.bestRssi.toLong())
                insert.bindBlob(8, one.address)
                insert.bindBlob(9, one.advert)
                one.scanResponse?.let { insert.bindBlob(10, it) }
                one.payload?.let { insert.bindBlob(11, it) }
                insert.bindLong(12, lived.total)
                insert.executeInsert()
            }
        }
        keep(LIVED, lived.encode())
        db.execSQL("DELETE FROM scans WHERE lived < ?", arrayOf<Any>(lived.total - LONGEST_KEPT))
        db.execSQL("DELETE FROM scans WHERE id <= (SELECT max(id) FROM scans) - ?", arrayOf<Any>(MOST_SCANS))
    }

    /** The next piece, after the one that was taken is deleted. A name that is none of this file's deletes nothing. */
    fun collect(taken: String?): Piece {
        val db = writableDatabase
        val file = value(FILE) ?: nameFile(db)
        lastOf(taken, file)?.let { db.execSQL("DELETE FROM scans WHERE id <= ?", arrayOf<Any>(it)) }
        val columns = "id, boot, wall, at, gap, count, mean, best, address, advert, response, payload"
        return db.rawQuery("SELECT $columns FROM scans ORDER BY id LIMIT ${MOST_IN_A_PIECE + 1}", null).use {
            val scans = mutableListOf<KeptScan>()
            var last = 0L
            while (scans.size < MOST_IN_A_PIECE && it.moveToNext()) {
                last = it.getLong(0)
                scans += scan(it)
            }
            Piece("$file/$last", scans, it.count > scans.size)
        }
    }

    /** Nothing is kept any more but the value of this name, also not in what the file had free. */
    fun forget(but: String) {
        atomically { db ->
            db.execSQL("DELETE FROM scans")
            db.execSQL("DELETE FROM kept WHERE name <> ?", arrayOf<Any>(but))
            nameFile(db)
        }
        writableDatabase.execSQL("VACUUM")
        // What was written ahead of the file is cut off too.
        writableDatabase.rawQuery("PRAGMA wal_checkpoint(TRUNCATE)", null).use { it.moveToFirst() }
    }

    private fun scan(row: Cursor): KeptScan {
        val record = ScanRecord(
            at = row.getLong(3),
            gap = row.getLong(4),
            count = row.getInt(5),
            meanRssi = row.getDouble(6),
            bestRssi = row.getInt(7),
            address = row.getBlob(8),
            advert = row.getBlob(9),
            scanResponse = if (row.isNull(10)) null else row.getBlob(10),
            payload = if (row.isNull(11)) null else row.getBlob(11),
        )
        return KeptScan(row.getString(1), row.getLong(2), record)
    }

    private fun atomically(work: (SQLiteDatabase) -> Unit) {
        val db = writableDatabase
        db.beginTransaction()
        try {
            work(db)
            db.setTransactionSuccessful()
        } finally {
            db.endTransaction()
        }
    }

    /** This file's own name: a piece of a lost file is none of a new one. */
    private fun nameFile(db: SQLiteDatabase): String {
        val name = UUID.randomUUID().toString()
        db.execSQL("INSERT OR REPLACE INTO kept VALUES (?, ?)", arrayOf<Any>(FILE, name))
        return name
    }

    private fun lastOf(piece: String?, file: String): Long? =
        piece?.takeIf { it.startsWith("$file/") }?.substring(file.length + 1)?.toLongOrNull()

    private companion object {
        const val FILE = "file"
        const val LIVED = "lived"
    }
}
