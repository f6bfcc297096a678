namespace IntegrationHub.PlantSimulator;

/// <summary>Writes the MES's material and lot files into its drop folder, <c>mes-b2mml/material</c>.</summary>
public sealed class MaterialDrop
{
    internal MaterialDrop(string dropFolder) => Folder = Path.Combine(dropFolder, "mes-b2mml", "material");

    /// <summary>Gets the folder that the files appear in.</summary>
    public string Folder { get; }

    /// <summary>Writes one file per material of the MES and one per lot of the day. Names and bytes are the same every time.</summary>
    /// <returns>The names of the files.</returns>
    public IReadOnlyList<string> Write(Day day)
    {
        Directory.CreateDirectory(Folder);
        var names = new List<string>();
        foreach (var item in ItemTable.For(day.Seed).Where(item => item.TrackingMode is not null))
            names.Add(Write($"MAT-20260302050000-{item.Number}.xml", B2mml.Material(item)));
        foreach (var lot in day.Lots) names.Add(Write($"LOT-20260302052000-{lot.Lot}.xml", B2mml.Lot(lot)));
        return names;
    }

    private string Write(string name, byte[] content)
    {
        // Under another name first: a reader that sees the final name sees the whole file.
        var partial = Path.Combine(Folder, "." + name + ".partial");
        File.WriteAllBytes(partial, content);
        File.Move(partial, Path.Combine(Folder, name), overwrite: true);
        return name;
    }
}
