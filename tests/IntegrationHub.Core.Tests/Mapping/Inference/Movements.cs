using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>A movement export: the same rows on every run, in German number and date formats.</summary>
internal static class Movements
{
    /// <summary>Writes a number of rows.</summary>
    public static string Csv(int rows)
    {
        var random = new Random(26);
        var text = new StringBuilder("Time;Movement;Order;Material;Batch;Serial no;Qty;UoM\n");
        var (at, serial) = (new DateTime(2026, 3, 2, 6, 0, 0), 4_000);
        for (var i = 0; i < rows; i++)
        {
            at = at.AddMinutes(random.Next(3, 40));
            var item = i % 3;
            text.Append(CultureInfo.InvariantCulture, $"{at:dd.MM.yyyy HH:mm};{(i % 4 == 0 ? "GR" : "GI")};10{123 + (i / 7):00000};4711-{item}0;L{item}{100 + (i / 15)};")
                .Append(item == 0 ? $"HG26-{serial += random.Next(1, 9)}" : "").Append(item == 0 ? ";1" : random.Next(2) == 0 ? ";4" : ";1,5").Append(";PCE\n");
        }

        return text.ToString();
    }
}
