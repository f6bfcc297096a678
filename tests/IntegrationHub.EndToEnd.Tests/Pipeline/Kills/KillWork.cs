using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Genealogy;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>What is given to the hub at once.</summary>
/// <param name="Name">A name that no other has.</param>
/// <param name="Flow">The interface.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Messages">How many messages are in it.</param>
/// <param name="Dropped">Whether it is dropped as a file instead of posted.</param>
internal sealed record Feedstuff(string Name, string Flow, byte[] Body, int Messages, bool Dropped);

/// <summary>2,000 messages that follow from a seed: half of them digital twins, posted and dropped in containers, half consumptions that make the ERP post. A few of each come to nothing.</summary>
internal sealed class KillWork
{
    public const int Twins = 1_000;
    public const int Consumptions = 1_000;

    private const int PiecesPerLot = 20;
    private const int PumpsPerOrder = 8;
    private static readonly DateTimeOffset FirstBuilt = new(2026, 3, 2, 6, 0, 0, TimeSpan.FromHours(1));

    private readonly Random _chance;
    private readonly List<(string Id, bool IsBatch)> _made = [];

    public KillWork(int seed)
    {
        _chance = new Random(seed);
        var all = Containers().Concat(Enumerable.Range(0, Consumptions).Select(Consumption)).ToArray();
        _chance.Shuffle(all);
        All = all;
    }

    /// <summary>Gets everything in the order in which it is fed: parents come before and after their children.</summary>
    public IReadOnlyList<Feedstuff> All { get; }

    /// <summary>Gets how many consumptions name a way of capture that nobody knows.</summary>
    public int UnknownCaptures { get; private set; }

    /// <summary>Gets how many entries describe no part.</summary>
    public int EmptyTwins { get; private set; }

    private IEnumerable<Feedstuff> Containers()
    {
        for (var (n, left) = (0, Twins); left > 0; n++)
        {
            var dropped = _chance.Next(3) > 0;
            var size = Math.Min(left, 1 + _chance.Next(dropped ? 4 : 16));
            left -= size;
            var body = CatenaXContainer.Of(Enumerable.Range(0, size).Select(_ => Twin()).ToArray());
            yield return new Feedstuff(Text($"twins-{n:0000}"), CatenaXContainer.Flow, Encoding.UTF8.GetBytes(body), size, dropped);
        }
    }

    private JsonNode Twin()
    {
        var id = Uuid();
        var number = _made.Count;
        if (_chance.Next(50) == 0)
        {
            EmptyTwins++;
            return new JsonObject { ["catenaXId"] = id, ["PlainObject"] = new JsonArray(new JsonObject { ["CREATION_DATE"] = "2026-03-02T09:42:12.614Z" }) };
        }

        var isBatch = _chance.Next(8) == 0;
        var twin = new JsonObject
        {
            ["catenaXId"] = id,
            [isBatch ? "urn:bamm:io.catenax.batch:1.0.0#Batch" : "urn:bamm:io.catenax.serial_part_typization:1.1.0#SerialPartTypization"] = new JsonArray(new JsonObject
            {
                ["localIdentifiers"] = new JsonArray(
                    Pair("manufacturerId", "BPNL00000003AVTH"),
                    Pair("partInstanceId", Text($"NO-{number:00000}"))),
                ["manufacturingInformation"] = new JsonObject { ["date"] = Text($"2026-02-19T15:{number / 60 % 60:00}:{number % 60:00}.000Z"), ["country"] = "DEU" },
                ["partTypeInformation"] = new JsonObject { ["manufacturerPartId"] = Text($"P-{number % 37:00}"), ["nameAtManufacturer"] = "Part" },
            }),
        };
        if (!isBatch && _made.Count > 0)
        {
            var children = Enumerable.Range(0, 1 + _chance.Next(3)).Select(_ => _made[_chance.Next(_made.Count)]).DistinctBy(child => child.Id);
            twin["urn:bamm:io.catenax.assembly_part_relationship:1.1.0#AssemblyPartRelationship"] =
                new JsonArray(new JsonObject { ["catenaXId"] = id, ["childParts"] = new JsonArray([.. children.Select(Child)]) });
        }

        _made.Add((id, isBatch));
        return twin;
    }

    private JsonNode Child((string Id, bool IsBatch) child) => new JsonObject
    {
        ["childCatenaXId"] = child.Id,
        ["lifecycleContext"] = "AsBuilt",
        ["quantity"] = new JsonObject
        {
            ["quantityNumber"] = child.IsBatch ? Text($"0.{1 + _chance.Next(9)}") : "1",
            ["measurementUnit"] = new JsonObject { ["lexicalValue"] = child.IsBatch ? "unit:kilogram" : "unit:piece" },
        },
    };

    private Feedstuff Consumption(int n)
    {
        var unknown = _chance.Next(50) == 0;
        UnknownCaptures += unknown ? 1 : 0;
        var body = new JsonObject
        {
            ["messageId"] = Reference(n),
            ["order"] = Text($"{1_000_000 + (n / PumpsPerOrder)}"),
            ["operation"] = "0020",
            ["capture"] = unknown ? "voice" : "scan",
            ["parent"] = new JsonObject { ["item"] = "4711-02", ["serial"] = Text($"PU26-{n:00000}") },
            ["components"] = new JsonArray(
                new JsonObject { ["item"] = "4711-10", ["serial"] = Text($"HG26-{n:00000}"), ["lot"] = Text($"L{n / PiecesPerLot}"), ["quantity"] = "1", ["uom"] = "PCE" },
                new JsonObject { ["item"] = "4711-31", ["lot"] = Text($"DS-{n / PiecesPerLot}"), ["quantity"] = Text($"{1 + _chance.Next(3)}"), ["uom"] = "EA" },
                new JsonObject { ["item"] = "4711-33", ["quantity"] = "8", ["uom"] = "PCE" }),
            ["eventTime"] = FirstBuilt.AddMinutes(n).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["plant"] = "1000",
        };
        return new Feedstuff(Reference(n), "mes-sim/consumption", Encoding.UTF8.GetBytes(body.ToJsonString()), 1, Dropped: false);
    }

    private string Uuid()
    {
        var bytes = new byte[16];
        _chance.NextBytes(bytes);
        return $"urn:uuid:{new Guid(bytes)}";
    }

    private static JsonObject Pair(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private static string Reference(int n) => Text($"MES-{n:000000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
