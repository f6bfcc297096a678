using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Services;

public sealed class TrytonServerTests
{
    [Fact]
    public async Task A_product_that_requires_lots_is_read_back_with_its_location_types()
    {
        TrytonServer.SkipIfMissing();
        var server = await TrytonServer.StartAsync();
        using (var session = await TrytonSession.LogInAsync(server))
        {
            var template = await session.CreateProductAsync("PUMP-10", "Pump", "storage", "customer");

            var found = await session.CallAsync(
                "model.product.template.search_read",
                [new[] { new object[] { "id", "=", template } }, 0, 10, null, new[] { "code", "lot_required", "lot_unit" }]);

            Assert.Equal("PUMP-10", found[0].GetProperty("code").GetString());
            Assert.Equal(["customer", "storage"], found[0].GetProperty("lot_required").EnumerateArray().Select(x => x.GetString()).Order());
        }

        await server.DisposeAsync();

        Assert.Empty(Leftovers.In(server.WorkingDirectory));
        Assert.False(Directory.Exists(server.WorkingDirectory));
    }
}
