using System.Globalization;

namespace IntegrationHub.PlantSimulator;

/// <summary>A plant's day: one heat is received, built into pumps, found porous, and traced. The names are fixed; which piece goes where follows from the seed.</summary>
public sealed class Day
{
    /// <summary>The heat that turns out to be suspect.</summary>
    public const string SuspectHeat = "H-77421";

    /// <summary>The lot under which the plant keeps the suspect heat.</summary>
    public const string SuspectLot = "L9";

    /// <summary>The material of the suspect lot: a cast pump housing.</summary>
    public const string Housing = "4711-10";

    /// <summary>The material of the assemblies.</summary>
    public const string PumpItem = "4711-02";

    /// <summary>The number of the nonconformance that the inspection raises.</summary>
    public const string NcrId = "NCR-2026-0007";

    internal const string GoodLot = "L8";
    internal const string BearingLot = "B-5501";
    internal const string SealLot = "DS-2207";
    private const int PumpCount = 12;

    /// <summary>Tells the day that belongs to a seed.</summary>
    public Day(int seed)
    {
        Seed = seed;
        var chance = new Random(seed);
        var suspects = Shuffled(chance, 101, 50);
        var good = Shuffled(chance, 51, 50);
        // Two of the scanned pumps get a housing of the other heat; the last pump is backflushed, so only its lot is known.
        var fromGood = Shuffled(chance, 1, PumpCount - 1).Take(2).ToHashSet();
        Pumps = [.. Enumerable.Range(1, PumpCount).Select(n =>
        {
            var isGood = fromGood.Contains(n);
            var housing = (isGood ? good : suspects).Dequeue();
            return new Pump(Number("PU26-", n), Number("HG26-", housing), isGood ? GoodLot : SuspectLot, Scanned: n < PumpCount);
        })];
        PorousHousings = [.. Enumerable.Range(0, 3).Select(_ => suspects.Dequeue()).Order().Select(n => Number("HG26-", n))];
    }

    /// <summary>Gets the seed that the day belongs to.</summary>
    public int Seed { get; }

    /// <summary>Gets the lots that are received.</summary>
    public IReadOnlyList<PlantLot> Lots { get; } =
    [
        new(Housing, SuspectLot, SuspectHeat, 50),
        new(Housing, GoodLot, "H-77300", 50),
        new("4711-40", BearingLot, null, 200),
        new("4711-31", SealLot, null, 100),
    ];

    /// <summary>Gets the pumps that are built, in order.</summary>
    public IReadOnlyList<Pump> Pumps { get; }

    /// <summary>Gets the serial numbers of the three porous housings of the suspect lot, all still in stock.</summary>
    public IReadOnlyList<string> PorousHousings { get; }

    /// <summary>Gets the pumps that the hub can know for certain to hold the suspect heat before the late scan.</summary>
    public IReadOnlyList<Pump> CertainPumps => [.. Pumps.Where(pump => pump.Scanned && pump.HousingLot == SuspectLot)];

    /// <summary>Gets the one pump that possibly holds the suspect heat until <see cref="LateScan"/> makes it certain.</summary>
    public Pump PossiblePump => Pumps[^1];

    /// <summary>Gets the goods receipts, <c>srm-sim/receipt</c>.</summary>
    public IReadOnlyList<PlantMessage> Receipts => DayMessages.Receipts(this);

    /// <summary>Gets what the MES reports while the pumps are built, <c>mes-sim/consumption</c>.</summary>
    public IReadOnlyList<PlantMessage> Consumptions => [.. Pumps.Select((pump, index) => DayMessages.Consumption(pump, index))];

    /// <summary>Gets the scan, hours later, of the housing that was backflushed.</summary>
    public PlantMessage LateScan => DayMessages.LateScan(PossiblePump, Pumps.Count);

    /// <summary>Gets the nonconformance on 3 of 50, <c>mes-sim/ncr</c>.</summary>
    public PlantMessage Nonconformance => DayMessages.Nonconformance(this);

    /// <summary>Gets the whole day in the order in which it happens, the late scan last.</summary>
    public IReadOnlyList<PlantMessage> Messages => [.. Receipts, .. Consumptions, Nonconformance, LateScan];

    /// <summary>Writes the exports that a data steward arrives with: <c>erp.csv</c>, <c>mes.csv</c>, <c>plm.csv</c>.</summary>
    public void WriteSpreadsheets(string directory) => Spreadsheets.Write(ItemTable.For(Seed), directory);

    internal static string Number(string prefix, int n) => prefix + n.ToString("0000", CultureInfo.InvariantCulture);

    private static Queue<int> Shuffled(Random chance, int first, int count)
    {
        var numbers = Enumerable.Range(first, count).ToArray();
        chance.Shuffle(numbers);
        return new Queue<int>(numbers);
    }
}
