using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class DayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31337)]
    public void The_same_seed_tells_the_same_day_byte_for_byte(int seed) => Assert.Equal(
        new Day(seed).Messages.Select(message => Encoding.UTF8.GetString(message.Body)),
        new Day(seed).Messages.Select(message => Encoding.UTF8.GetString(message.Body)));

    [Fact]
    public void Another_seed_builds_other_pieces_in() => Assert.NotEqual(new Day(1).Pumps, new Day(2).Pumps);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31337)]
    public void Nine_pumps_hold_the_heat_for_certain_one_possibly_and_no_piece_is_used_twice(int seed)
    {
        var day = new Day(seed);
        Assert.Equal(12, day.Pumps.Count);
        Assert.Equal(9, day.CertainPumps.Count);
        Assert.Equal((false, Day.SuspectLot), (day.PossiblePump.Scanned, day.PossiblePump.HousingLot));
        Assert.Equal(15, day.Pumps.Select(pump => pump.HousingSerial).Concat(day.PorousHousings).Distinct().Count());
        Assert.Equal(day.Messages.Count, day.Messages.Select(message => (message.Interface, message.Id)).Distinct().Count());
    }

    [Fact]
    public void The_late_scan_names_the_piece_that_the_backflush_did_not()
    {
        var day = new Day(1);
        var backflush = Json(day.Consumptions[^1]);
        var scan = Json(day.LateScan);
        Assert.Equal(("backflush", "as-built"), (backflush.GetProperty("capture").GetString(), scan.GetProperty("capture").GetString()));
        Assert.False(backflush.GetProperty("components")[0].TryGetProperty("serial", out _));
        Assert.Equal(day.PossiblePump.HousingSerial, scan.GetProperty("components")[0].GetProperty("serial").GetString());
        Assert.Equal(backflush.GetProperty("parent").GetRawText(), scan.GetProperty("parent").GetRawText());
    }

    [Fact]
    public async Task Files_of_the_mes_have_the_shape_of_the_standard_and_the_same_bytes_again()
    {
        await using var plant = await RunningPlant.StartAsync();
        var names = plant.Plant.Materials.Write(plant.Plant.Day);
        var before = names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(plant.Plant.Materials.Folder, name)));
        Assert.Equal(names, plant.Plant.Materials.Write(plant.Plant.Day));
        Assert.Equal(names.Count, Directory.GetFiles(plant.Plant.Materials.Folder).Length);
        foreach (var name in names)
        {
            var path = Path.Combine(plant.Plant.Materials.Folder, name);
            Assert.Equal(before[name], File.ReadAllBytes(path));
            Assert.Equal("http://www.wbf.org/xml/B2MML-V0401", XDocument.Load(path).Root!.Name.NamespaceName);
        }

        Assert.Contains("LOT-20260302052000-L9.xml", names);
    }

    [Fact]
    public async Task Spreadsheets_differ_in_separator_flags_and_damage()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Day.WriteSpreadsheets(plant.Folder);
        string Read(string name) => File.ReadAllText(Path.Combine(plant.Folder, name));
        Assert.Contains("\r\n0815;Grease;1000;KG;X;\r\n", Read("erp.csv"), StringComparison.Ordinal);
        Assert.Contains("\n815,Grease,KG,Y,N\n", Read("mes.csv"), StringComparison.Ordinal);
        Assert.Contains("\n4711-10,\"Pump housing, cast\",PCE,Y,Y\n", Read("mes.csv"), StringComparison.Ordinal);
        Assert.Contains("\n4711-40\tBearing\tS\n", Read("plm.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_serves_the_receipt_that_it_pushes()
    {
        await using var plant = await RunningPlant.StartAsync();
        var served = (await plant.GetAsync("/srm/receipts")).GetProperty("value")[0];
        Assert.Equal((Day.SuspectHeat, Day.SuspectLot), (served.GetProperty("heat").GetString(), served.GetProperty("lot").GetString()));
        Assert.Equal("Gießerei Nordfeld", served.GetProperty("supplier").GetProperty("name").GetString());
    }

    private static JsonElement Json(PlantMessage message) => JsonSerializer.Deserialize<JsonElement>(message.Body);
}
