namespace IntegrationHub.PlantSimulator;

/// <summary>The simulated systems, by the names that vices are set under.</summary>
public static class PlantSystems
{
    /// <summary>SAP S/4HANA, paths under <c>/sap</c>.</summary>
    public const string Erp = "erp";

    /// <summary>Windchill, paths under <c>/Windchill</c>.</summary>
    public const string Plm = "plm";

    /// <summary>The manufacturing execution system, paths under <c>/mes</c>.</summary>
    public const string Mes = "mes";

    /// <summary>The quality system, paths under <c>/qms</c>.</summary>
    public const string Qms = "qms";

    /// <summary>The supplier portal, paths under <c>/srm</c>.</summary>
    public const string Srm = "srm";

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Erp, Plm, Mes, Qms, Srm];

    /// <summary>Finds the system that a request path belongs to.</summary>
    /// <returns>Its name, or null for the control paths of the simulator itself.</returns>
    internal static string? OfPath(string path) =>
        path.StartsWith("/sap/", StringComparison.Ordinal) ? Erp
        : path.StartsWith("/Windchill/", StringComparison.Ordinal) ? Plm
        : All.FirstOrDefault(system => path.StartsWith($"/{system}/", StringComparison.Ordinal));
}

/// <summary>The interfaces at which the plant is a target, by the names that the ledger uses.</summary>
public static class PlantTargets
{
    /// <summary>Goods issues to production orders, movement type 261.</summary>
    public const string GoodsIssue = "erp-sap/goods-issue";

    /// <summary>Goods issues taken back and posted again in one document, movement types 262 and 261.</summary>
    public const string GoodsIssueCorrection = "erp-sap/goods-issue-correction";

    /// <summary>Transfers from unrestricted to blocked stock, movement type 344.</summary>
    public const string BlockedStock = "erp-sap/blocked-stock";

    /// <summary>Holds placed in the MES.</summary>
    public const string Hold = "mes-sim/hold";

    /// <summary>Nonconformances recorded in the quality system.</summary>
    public const string Ncr = "qms/ncr";
}
