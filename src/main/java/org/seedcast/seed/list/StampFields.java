package org.seedcast.seed.list;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.seedcast.file.FileStamp;

/** The fields of a file's stamp in a JSON object, collected as they are read. */
public final class StampFields {
    private long size = -1;
    private long modifiedNanos;
    private long inode;

    /** Reads the value of the field {@code name}, or skips it if it is not one of a stamp. */
    public void read(String name, JsonReader json) throws IOException {
        switch (name) {
            case "size" -> size = json.nextLong();
            case "modifiedNanos" -> modifiedNanos = json.nextLong();
            case "inode" -> inode = json.nextLong();
            default -> json.skipValue();
        }
    }

    public FileStamp stamp() {
        return new FileStamp(size, modifiedNanos, inode);
    }

    /** Writes the fields into the object that is open. */
    public static void write(JsonWriter json, FileStamp stamp) throws IOException {
        json.name("size").value(stamp.size());
        json.name("modifiedNanos").value(stamp.modifiedNanos());
        json.name("inode").value(stamp.inode());
    }
}
