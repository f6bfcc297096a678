using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>The product master of S/4HANA: API_PRODUCT_SRV, OData V2, as far as tracking flags need it.</summary>
internal sealed class ProductService(IReadOnlyList<Item> items, Vices vices)
{
    private const string Root = "/sap/opu/odata/sap/API_PRODUCT_SRV/";
    private static readonly string[] Options = ["$format", "$top", "$skip", "$skiptoken", "$expand", "$inlinecount", "sap-client"];

    private Item[] Products => [.. items.Where(item => item.Plants is not null)];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "A_Product", (HttpContext context) => ServeAsync(context, Products, item => ProductEntity.Product(item, Expands(context))));
        app.MapGet(Root + "A_ProductPlant", (HttpContext context) => ServeAsync(context, [.. Products.SelectMany(item => item.Plants!.Select(plant => (item, plant)))], row => ProductEntity.ProductPlant(row.item, row.plant)));
    }

    private async Task ServeAsync<T>(HttpContext context, IReadOnlyList<T> all, Func<T, object> entity)
    {
        var query = context.Request.Query;
        if (query.Keys.FirstOrDefault(name => !Options.Contains(name)) is { } unknown)
        {
            await SapError.WriteAsync(context, 400, "SIM/001", $"Query option {unknown} is not simulated; leave it out.");
            return;
        }

        var vice = vices.Of(PlantSystems.Erp);
        if (Page<T>.Cut(all, query, vice.EffectivePageSize, vice.DuplicateReplies) is not { } page)
        {
            await SapError.WriteAsync(context, 400, "SIM/002", "$top, $skip and $skiptoken are whole numbers from 0; correct the request.");
            return;
        }

        var d = new Dictionary<string, object>();
        if (query["$inlinecount"] == "allpages") d["__count"] = page.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        d["results"] = page.Rows.Select(entity).ToArray();
        if (page.NextToken is { } token) d["__next"] = NextLink.To(context.Request, token);
        await Answer.WriteAsync(context, 200, new { d });
    }

    private static HashSet<string> Expands(HttpContext context) =>
        [.. context.Request.Query["$expand"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
