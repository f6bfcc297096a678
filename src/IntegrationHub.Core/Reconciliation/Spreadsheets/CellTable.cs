using System.Buffers;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Finds the combination of cells that a row has among those of its file: a million rows have a few dozen.</summary>
/// <param name="master">Takes the combinations.</param>
/// <param name="columns">The columns, in the order of <see cref="FlagCells.Raw"/>.</param>
internal sealed class CellTable(LoadedMaster master, int[] columns)
{
    private static ReadOnlySpan<byte> Separator => [0xFF];

    private readonly KeyTable _known = new();
    private readonly List<int> _places = [];
    private readonly ArrayBufferWriter<byte> _joined = new();

    /// <summary>Finds or adds the combination of a row.</summary>
    /// <returns>Its place in <see cref="LoadedMaster.Cells"/>.</returns>
    public int IndexOf(TableRow row)
    {
        _joined.ResetWrittenCount();
        foreach (var column in columns)
        {
            // No byte of a text is FF, so ("ab", "c") and ("a", "bc") stay two combinations.
            _joined.Write(row.BytesOf(column));
            _joined.Write(Separator);
        }

        if (_joined.WrittenCount > KeyTable.Longest)
        {
            return Add(row);
        }

        var known = _known.Add(_joined.WrittenSpan);
        if (known == _places.Count)
        {
            _places.Add(Add(row));
        }

        return _places[known];
    }

    private int Add(TableRow row)
    {
        master.Cells.Add(new([.. columns.Select(column => row[column])]));
        return master.Cells.Count - 1;
    }
}
