using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>Parts of Windchill REST Services: ProdMgmt, OData V4, with usage links where they are expanded.</summary>
internal sealed class PartService(IReadOnlyList<Item> items, Vices vices)
{
    private const string Path = "/Windchill/servlet/odata/ProdMgmt/Parts";

    private readonly (Item Item, int Ordinal)[] _parts = [.. items.Where(item => item.Part is not null).Select((item, index) => (item, index + 1))];

    public void Map(IEndpointRouteBuilder app) => app.MapGet(Path, ServeAsync);

    private async Task ServeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var vice = vices.Of(PlantSystems.Plm);
        if (Page<(Item Item, int Ordinal)>.Cut(_parts, query, vice.EffectivePageSize, vice.DuplicateReplies) is not { } page)
        {
            await Answer.WriteAsync(context, 400, new { error = new { code = "400", message = "$top, $skip and $skiptoken are whole numbers from 0; correct the request." } });
            return;
        }

        var expand = query["$expand"].ToString().Split(',', '(').Contains("Uses");
        var body = new Dictionary<string, object>
        {
            ["@odata.context"] = $"{context.Request.Scheme}://{context.Request.Host}/Windchill/servlet/odata/ProdMgmt/$metadata#Parts",
        };
        if (query["$count"] == "true") body["@odata.count"] = page.Total;
        body["value"] = page.Rows.Select(row => PartEntity.Part(row.Item, row.Ordinal, expand)).ToArray();
        if (page.NextToken is { } token) body["@odata.nextLink"] = NextLink.To(context.Request, token);
        await Answer.WriteAsync(context, 200, body);
    }
}
