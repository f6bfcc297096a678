using System.Text.Json;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class MasterDataTests
{
    private const string Products = "/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?$format=json&$expand=to_Plant";
    private const string Parts = "/Windchill/servlet/odata/ProdMgmt/Parts?$expand=Uses";

    [Fact]
    public async Task Products_come_complete_and_in_order_over_three_pages()
    {
        await using var plant = await RunningPlant.StartAsync();
        var (rows, pages) = await plant.ReadAllAsync(Products, "results", "__next");
        var numbers = rows.Select(row => row.GetProperty("Product").GetString()!).ToArray();
        Assert.Equal(3, pages);
        Assert.Equal(45, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Contains("0815", numbers);
    }

    [Fact]
    public async Task A_product_has_flags_per_plant_that_its_client_flag_does_not_tell()
    {
        await using var plant = await RunningPlant.StartAsync();
        var (rows, _) = await plant.ReadAllAsync(Products, "results", "__next");
        var seals = rows.Single(row => row.GetProperty("Product").GetString() == "4711-31");
        Assert.True(seals.GetProperty("IsBatchManagementRequired").GetBoolean());
        Assert.Equal(
            [("1000", true), ("1100", false)],
            seals.GetProperty("to_Plant").GetProperty("results").EnumerateArray()
                .Select(row => (row.GetProperty("Plant").GetString()!, row.GetProperty("IsBatchManagementRequired").GetBoolean())));
    }

    [Fact]
    public async Task Product_plants_page_by_skiptoken_too()
    {
        await using var plant = await RunningPlant.StartAsync();
        var (rows, pages) = await plant.ReadAllAsync("/sap/opu/odata/sap/API_PRODUCT_SRV/A_ProductPlant?$format=json", "results", "__next");
        Assert.True(pages > 1);
        Assert.Equal(rows.Count, rows.Select(row => row.GetProperty("Product").GetString() + "/" + row.GetProperty("Plant").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(7, 7)]
    [InlineData(45, 1)]
    public async Task A_changed_page_size_changes_the_pages_and_not_the_rows(int pageSize, int expectedPages)
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Erp, new Vice { PageSize = pageSize });
        var (rows, pages) = await plant.ReadAllAsync(Products, "results", "__next");
        Assert.Equal((45, expectedPages), (rows.Count, pages));
    }

    [Fact]
    public async Task Top_ends_the_collection_also_across_pages()
    {
        await using var plant = await RunningPlant.StartAsync();
        var (rows, pages) = await plant.ReadAllAsync(Products + "&$top=25", "results", "__next");
        Assert.Equal((25, 2), (rows.Count, pages));
    }

    [Fact]
    public async Task Repeated_rows_at_page_borders_are_the_same_bytes()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Erp, new Vice { DuplicateReplies = true });
        var (rows, _) = await plant.ReadAllAsync(Products, "results", "__next");
        Assert.Equal(47, rows.Count);
        Assert.Equal(45, rows.Select(row => row.GetRawText()).Distinct().Count());
    }

    [Fact]
    public async Task An_absent_trace_code_an_unknown_one_and_a_phantom_are_among_the_parts()
    {
        await using var plant = await RunningPlant.StartAsync();
        var (rows, _) = await plant.ReadAllAsync(Parts, "value", "@odata.nextLink");
        JsonElement Part(string number) => rows.Single(row => row.GetProperty("Number").GetString() == number);
        Assert.False(Part("4711-61").TryGetProperty("DefaultTraceCode", out _));
        Assert.Equal("Q", Part("4711-60").GetProperty("DefaultTraceCode").GetProperty("Value").GetString());
        Assert.True(Part("4711-90").GetProperty("PhantomManufacturingPart").GetBoolean());
        Assert.Equal(5, Part("4711-02").GetProperty("Uses").GetArrayLength());
    }

    [Fact]
    public async Task A_message_has_the_same_bytes_on_every_port_and_in_every_run()
    {
        await using var first = await RunningPlant.StartAsync(seed: 7);
        await using var second = await RunningPlant.StartAsync(seed: 7);
        foreach (var (address, rows, next) in new[] { (Products, "results", "__next"), (Parts, "value", "@odata.nextLink") })
        {
            Assert.Equal(
                (await first.ReadAllAsync(address, rows, next)).Rows.Select(row => row.GetRawText()),
                (await second.ReadAllAsync(address, rows, next)).Rows.Select(row => row.GetRawText()));
        }
    }

    [Fact]
    public async Task An_option_that_is_not_simulated_is_refused_rather_than_ignored()
    {
        await using var plant = await RunningPlant.StartAsync();
        using var answer = await plant.Client.GetAsync(Products + "&$filter=Product%20eq%20'1'", RunningPlant.Token);
        Assert.Equal(400, (int)answer.StatusCode);
    }
}
