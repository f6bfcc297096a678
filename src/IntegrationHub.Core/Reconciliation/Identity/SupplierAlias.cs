namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>A confirmed statement that a number in one system means a supplier.</summary>
/// <param name="System">The system that writes the number.</param>
/// <param name="Number">The number as it writes it.</param>
/// <param name="Supplier">The supplier's number at the authority.</param>
/// <param name="Rule">The decision rule with version.</param>
public sealed record SupplierAlias(string System, string Number, string Supplier, string Rule);
