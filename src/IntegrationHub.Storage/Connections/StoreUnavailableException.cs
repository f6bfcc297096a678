using System.Data.Common;

namespace IntegrationHub.Storage.Connections;

/// <summary>The database did not answer, or undid a unit of work because others were in its way. The same work may go through later.</summary>
public sealed class StoreUnavailableException(Exception cause) : DbException(cause.GetBaseException().Message, cause);
