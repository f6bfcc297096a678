using System.Text;

namespace IntegrationHub.PlantSimulator;

/// <summary>Exports as data stewards send them: each system with its own separator, flag style and damage.</summary>
internal static class Spreadsheets
{
    private const string HamburgPlant = "1000";

    public static void Write(IReadOnlyList<Item> items, string directory)
    {
        Directory.CreateDirectory(directory);
        // The ERP export went through a German spreadsheet: byte order mark, semicolons, CRLF, X or blank.
        File.WriteAllText(Path.Combine(directory, "erp.csv"), Erp(items), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(Path.Combine(directory, "mes.csv"), Mes(items));
        File.WriteAllText(Path.Combine(directory, "plm.csv"), Plm(items));
    }

    private static string Erp(IReadOnlyList<Item> items)
    {
        var text = new StringBuilder("Material;Bezeichnung;Werk;BME;Chargenpflicht;Serialnummernprofil\r\n");
        foreach (var item in items)
        {
            if (item.Plants?.FirstOrDefault(row => row.Plant == HamburgPlant) is { } plant)
                text.Append($"{item.Number};{item.Text};{plant.Plant};{item.SapUnit};{(plant.Batch ? "X" : "")};{plant.SerialProfile}\r\n");
        }

        return text.ToString();
    }

    private static string Mes(IReadOnlyList<Item> items)
    {
        var text = new StringBuilder("ItemNo,Description,UoM,Lot tracked,Serial tracked\n");
        foreach (var item in items.Where(item => item.TrackingMode is not null))
        {
            // The grease lost its leading zero when somebody opened the file and saved it.
            var number = item.Number == "0815" ? "815" : item.Number;
            var lot = item.TrackingMode is "LOT" or "LOT_SERIAL" ? "Y" : "N";
            var serial = item.TrackingMode is "SERIAL" or "LOT_SERIAL" ? "Y" : "N";
            text.Append($"{number},{Quoted(item.Text)},{item.MesUnit},{lot},{serial}\n");
        }

        return text.ToString();
    }

    private static string Plm(IReadOnlyList<Item> items)
    {
        var text = new StringBuilder("Number\tName\tTrace Code\n");
        foreach (var item in items.Where(item => item.Part is not null))
            text.Append($"{item.Part!.Number}\t{item.Text}\t{item.Part.TraceCode}\n");
        return text.ToString();
    }

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
