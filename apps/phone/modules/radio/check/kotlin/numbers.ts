/**
 * What the declarations leave open: they say "number" for int, long, float, double, short and byte alike. A number is an int unless it
 * is here. Kept by hand; a wrong line shows only on a phone. What of it our own files use is listed once more, as it was compiled, in
 * `used-numbers.txt`, to be looked at whenever something new comes.
 *
 * Key: class and member; value: one letter a number in it, parameters first, then what it gives (JVM Specification, §4.3.2). A
 * member with several forms is meant in that form which has as many numbers.
 */
export const NUMBERS: Readonly<Record<string, string>> = {
  "android/app/AlarmManager.setAndAllowWhileIdle": "IJ",
  "android/app/AlarmManager.setExact": "IJ",
  "android/app/Notification$Builder.setWhen": "J",
  "android/bluetooth/BluetoothGattCallback.onCharacteristicChanged": "B",
  "android/bluetooth/BluetoothGattCallback.onCharacteristicRead": "BI",
  "android/bluetooth/BluetoothGattCharacteristic.getValue": "B",
  "android/bluetooth/BluetoothGattCharacteristic.setValue": "B",
  "android/bluetooth/BluetoothGatt.writeCharacteristic": "BII",
  "android/bluetooth/BluetoothGattDescriptor.getValue": "B",
  "android/bluetooth/BluetoothGattServer.sendResponse": "IIIB",
  "android/bluetooth/BluetoothGattServerCallback.onCharacteristicWriteRequest": "IIB",
  "android/bluetooth/BluetoothGattServerCallback.onDescriptorWriteRequest": "IIB",
  "android/bluetooth/le/AdvertiseData$Builder.addManufacturerData": "IB",
  "android/bluetooth/le/ScanFilter$Builder.setManufacturerData": "IBB",
  "android/bluetooth/le/ScanRecord.getBytes": "B",
  "android/bluetooth/le/ScanResult.getTimestampNanos": "J",
  "android/bluetooth/le/ScanSettings$Builder.setReportDelay": "J",
  "android/content/ContentValues.getAsInteger": "I",
  "android/database/Cursor.getBlob": "IB",
  "android/database/Cursor.getDouble": "ID",
  "android/database/Cursor.getLong": "IJ",
  "android/database/DatabaseUtils.longForQuery": "J",
  "android/database/sqlite/SQLiteDatabase.insertOrThrow": "J",
  "android/database/sqlite/SQLiteDatabase.setMaximumSize": "JJ",
  "android/database/sqlite/SQLiteProgram.bindBlob": "IB",
  "android/database/sqlite/SQLiteProgram.bindDouble": "ID",
  "android/database/sqlite/SQLiteProgram.bindLong": "IJ",
  "android/database/sqlite/SQLiteStatement.executeInsert": "J",
  "android/database/sqlite/SQLiteStatement.simpleQueryForLong": "J",
  "android/os/BaseBundle.putDouble": "D",
  "android/os/BaseBundle.putLong": "J",
  "android/os/Handler.postDelayed": "J",
  "android/os/PowerManager$WakeLock.acquire": "J",
  "android/os/SystemClock.elapsedRealtime": "J",
  "android/os/SystemClock.elapsedRealtimeNanos": "J",
  "android/util/AtomicFile.readFully": "B",
  "org/json/JSONObject.getDouble": "D",
  "org/json/JSONObject.getLong": "J",
};

/** Members that take any number of their last parameter: the declarations say "array". Class and member. */
export const VARARGS: readonly string[] = [
  "android/security/keystore/KeyGenParameterSpec$Builder.setBlockModes",
  "android/security/keystore/KeyGenParameterSpec$Builder.setEncryptionPaddings",
];
