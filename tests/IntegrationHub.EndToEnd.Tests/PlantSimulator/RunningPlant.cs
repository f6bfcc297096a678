using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

/// <summary>A plant on a free port with a folder of its own, gone after the test.</summary>
public sealed class RunningPlant : IAsyncDisposable
{
    private RunningPlant(Plant plant, string folder) => (Plant, Folder, Client) = (plant, folder, new HttpClient { BaseAddress = plant.BaseAddress });

    public Plant Plant { get; }

    public string Folder { get; }

    public HttpClient Client { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunningPlant> StartAsync(int seed = 1, string? ledgerFile = null)
    {
        var folder = Directory.CreateTempSubdirectory("plant-").FullName;
        return new RunningPlant(await Plant.StartAsync(new PlantOptions { DropFolder = folder, Seed = seed, LedgerFile = ledgerFile }, Token), folder);
    }

    public async Task<JsonElement> GetAsync(string address) =>
        JsonSerializer.Deserialize<JsonElement>(await Client.GetStringAsync(new Uri(Plant.BaseAddress, address), Token));

    public async Task<(int Status, JsonElement Body)> PostAsync(string address, string? key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await Client.SendAsync(request, Token);
        return ((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Token)));
    }

    public Task<(int Status, JsonElement Body)> IssueAsync(string? key, string line, string quantity = "1") => PostAsync(
        "/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader",
        key,
        $$"""
        {"GoodsMovementCode":"03","PostingDate":"2026-03-02T00:00:00","ReferenceDocument":"R1","to_MaterialDocumentItem":[
        {"Plant":"1000","GoodsMovementType":"261","ManufacturingOrder":"1000123","QuantityInEntryUnit":"{{quantity}}","EntryUnit":"PC",{{line}}}]}
        """);

    /// <summary>Follows a collection to its end, as a connector does.</summary>
    public async Task<(List<JsonElement> Rows, int Pages)> ReadAllAsync(string address, string rows, string next)
    {
        var all = new List<JsonElement>();
        var pages = 0;
        for (string? at = address; at is not null; pages++)
        {
            var page = await GetAsync(at);
            if (page.TryGetProperty("d", out var d)) page = d;
            all.AddRange(page.GetProperty(rows).EnumerateArray());
            at = page.TryGetProperty(next, out var link) ? link.GetString() : null;
        }

        return (all, pages);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Plant.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
