using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>The supplier portal: the day's goods receipts, also to be read.</summary>
internal sealed class ReceiptService(Day day)
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/srm/receipts", (HttpContext context) =>
        Answer.WriteAsync(context, 200, new { value = day.Receipts.Select(receipt => JsonSerializer.Deserialize<JsonElement>(receipt.Body)).ToArray() }));
}
