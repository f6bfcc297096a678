using System.Buffers;
using System.Text.Json;

namespace IntegrationHub.Benchmarks;

/// <summary>The mapping of the fixture as a programmer would write it who has an afternoon: no versions, no raw values, no places in errors.</summary>
internal static class HandWritten
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["ST"] = "C62", ["KG"] = "KGM", ["G"] = "GRM", ["L"] = "LTR", ["M"] = "MTR", ["M2"] = "MTK", ["M3"] = "MTQ", ["TO"] = "TNE", ["KAR"] = "CT", ["PAL"] = "PF", ["H"] = "HUR", ["MIN"] = "MIN",
    };

    public static byte[] Map(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        var mara = root.GetProperty("MARA");
        var mbew = root.GetProperty("MBEW");
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var number = mara.GetProperty("MATNR").GetString()!;
            var created = mara.GetProperty("ERSDA").GetString()!;
            writer.WriteStartObject();
            writer.WriteString("id", number.TrimStart('0'));
            writer.WriteString("sourceId", root.GetProperty("sourceSystem").GetString() + ":" + number);
            writer.WriteString("type", mara.GetProperty("MTART").GetString());
            writer.WriteString("group", mara.GetProperty("MATKL").GetString());
            writer.WriteString("baseUom", Units[mara.GetProperty("MEINS").GetString()!]);
            writer.WriteString("name", Name(root, "EN"));
            writer.WriteString("nameDe", Name(root, "DE"));
            Copy(writer, "grossWeight", mara, "BRGEW");
            Copy(writer, "netWeight", mara, "NTGEW");
            writer.WriteString("weightUom", Units[mara.GetProperty("GEWEI").GetString()!]);
            Copy(writer, "volume", mara, "VOLUM");
            writer.WriteString("gtin", mara.GetProperty("EAN11").GetString()!.PadLeft(14, '0'));
            writer.WriteString("drawing", mara.GetProperty("ZEINR").GetString());
            writer.WriteString("revision", mara.GetProperty("ZEIVR").GetString());
            writer.WriteBoolean("serialised", mara.GetProperty("SERNP").GetString() != "");
            writer.WriteBoolean("batchManaged", mara.GetProperty("XCHPF").GetString() == "X");
            writer.WriteString("createdOn", $"{created[..4]}-{created[4..6]}-{created[6..8]}");
            writer.WriteString("changedAt", root.GetProperty("changedAt").GetString());
            writer.WriteNumber("standardPrice", mbew.GetProperty("STPRS").GetDecimal() / mbew.GetProperty("PEINH").GetDecimal());
            writer.WriteString("currency", mbew.GetProperty("WAERS").GetString());
            writer.WriteString("status", mara.GetProperty("LVORM").GetString() == "X" ? "deleted" : "active");
            Sites(writer, root);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Sites(Utf8JsonWriter writer, JsonElement root)
    {
        writer.WriteStartArray("sites");
        foreach (var plant in root.GetProperty("MARC").EnumerateArray())
        {
            writer.WriteStartObject();
            writer.WriteString("site", plant.GetProperty("WERKS").GetString());
            writer.WriteString("buyer", plant.GetProperty("EKGRP").GetString());
            writer.WriteString("planner", plant.GetProperty("DISPO").GetString());
            writer.WriteString("procurement", plant.GetProperty("BESKZ").GetString() == "E" ? "make" : "buy");
            writer.WriteNumber("leadTimeDays", plant.GetProperty("PLIFZ").GetInt32());
            Copy(writer, "reorderPoint", plant, "MINBE");
            writer.WriteBoolean("blocked", plant.GetProperty("MMSTA").GetString() != "");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Copy(Utf8JsonWriter writer, string name, JsonElement from, string member) => writer.WriteNumber(name, from.GetProperty(member).GetDecimal());

    private static string? Name(JsonElement root, string language)
    {
        foreach (var text in root.GetProperty("MAKT").EnumerateArray())
        {
            if (text.GetProperty("SPRAS").GetString() == language)
            {
                return text.GetProperty("MAKTX").GetString();
            }
        }

        return null;
    }
}
